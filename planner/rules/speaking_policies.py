"""The usual ways of ordering a list, as data to begin from."""

from planner.models.speaking import Capacity, OrderPolicy, Rank, SortKey

PROTOCOL_BANDS = (
    (Rank.HEAD_OF_STATE, Rank.VICE_PRESIDENT, Rank.CROWN_PRINCE, Rank.HEAD_OF_GOVERNMENT),
    (Rank.DEPUTY_HEAD_OF_GOVERNMENT, Rank.MINISTER, Rank.ATTORNEY_GENERAL),
    (Rank.VICE_MINISTER, Rank.EXECUTIVE_HEAD, Rank.HIGH_OFFICIAL),
    (Rank.HEAD_OF_DELEGATION, Rank.REPRESENTATIVE),
)
"""*Source*: E/CN.6/2000/PC/9 for the first band, whose members are equal; the rest is custom."""

MINISTERIAL_BAND = (
    (
        *PROTOCOL_BANDS[0],
        Rank.DEPUTY_HEAD_OF_GOVERNMENT,
        Rank.MINISTER,
        Rank.ATTORNEY_GENERAL,
    ),
)
"""*Source*: CTOC/COP/2018/1, item 1 (f): ministerial rank or equivalent first, then receipt."""

CUSTOMARY_CAPACITIES = (
    (Capacity.REGIONAL_GROUP, Capacity.GROUP),
    (Capacity.STATE,),
    (Capacity.OBSERVER_STATE, Capacity.OBSERVER_ENTITY),
    (Capacity.UN_ENTITY,),
    (Capacity.INTERGOVERNMENTAL,),
    (Capacity.NON_GOVERNMENTAL,),
)
"""Groups, then States, then observers, in the order in which reports name them."""

POLICIES = {
    "receipt": OrderPolicy(order=(SortKey.FIXED, SortKey.STANDBY, SortKey.RECEIVED)),
    "ministerial-first": OrderPolicy(
        order=(
            SortKey.FIXED, SortKey.STANDBY, SortKey.CAPACITY, SortKey.RANK_BAND, SortKey.RECEIVED,
        ),
        capacities=(sum(CUSTOMARY_CAPACITIES[:2], ()), *CUSTOMARY_CAPACITIES[2:]),
        rank_bands=MINISTERIAL_BAND,
    ),
    "protocol": OrderPolicy(
        order=(SortKey.FIXED, SortKey.STANDBY, SortKey.RANK_BAND, SortKey.RECEIVED),
        rank_bands=PROTOCOL_BANDS,
    ),
    "groups-first": OrderPolicy(
        order=(
            SortKey.FIXED, SortKey.STANDBY, SortKey.CAPACITY, SortKey.RANK_BAND, SortKey.RECEIVED,
        ),
        capacities=CUSTOMARY_CAPACITIES,
        rank_bands=PROTOCOL_BANDS,
    ),
    "lots": OrderPolicy(
        order=(SortKey.FIXED, SortKey.STANDBY, SortKey.LOT, SortKey.RECEIVED)
    ),
    "alphabetical-from-drawn-letter": OrderPolicy(
        order=(SortKey.FIXED, SortKey.STANDBY, SortKey.LETTER, SortKey.RECEIVED)
    ),
}  # fmt: skip
"""The policies by name."""
