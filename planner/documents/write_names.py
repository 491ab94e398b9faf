"""What the writes beside the programme of a session are called in its log."""

from planner.documents.blocks import Inline, term

WRITE_NAMES: dict[str, Inline] = {
    "load_bundle": term("draft.write_load_bundle"),
    "publish_edition": term("draft.write_publish_edition"),
    "record_approval": term("draft.write_record_approval"),
    "circulate_edition": term("draft.write_circulate_edition"),
    "object_to": term("draft.write_object_to"),
    "assign_role": term("draft.write_assign_role"),
    "unassign_role": term("draft.write_unassign_role"),
    "subscribe": term("draft.write_subscribe"),
    "rotate_subscription": term("draft.write_rotate_subscription"),
    "end_subscription": term("draft.write_end_subscription"),
    "make_speakers_list": term("draft.write_make_speakers_list"),
    "load_speakers_list": term("draft.write_load_speakers_list"),
    "write_speakers_list": term("draft.write_write_speakers_list"),
    "issue_speakers_key": term("draft.write_issue_speakers_key"),
    "end_speakers_key": term("draft.write_end_speakers_key"),
    "record_attendance": term("draft.write_record_attendance"),
    "name_chair": term("draft.write_name_chair"),
    "import_register": term("draft.write_import_register"),
    "set_up_register": term("draft.write_set_up_register"),
    "put_delegation": term("draft.write_put_delegation"),
    "record_examination": term("draft.write_record_examination"),
    "take_credentials_step": term("draft.write_take_credentials_step"),
    "erase_people": term("draft.write_erase_people"),
    "delete_register": term("draft.write_delete_register"),
    "record_entries": term("draft.write_record_entries"),
    "load_record": term("draft.write_load_record"),
    "write_draft_resolution": term("draft.write_write_draft_resolution"),
    "create_webhook": term("draft.write_create_webhook"),
    "remove_webhook": term("draft.write_remove_webhook"),
}
"""The writes of the services that are no edits of the draft, by the name of the service."""

ACCOUNT_WRITES: dict[str, Inline] = {
    "bind_subject": term("people.write_bind_subject"),
    "change_password": term("people.write_change_password"),
    "create_account": term("people.write_create_account"),
    "disable_account": term("people.write_disable_account"),
    "enable_account": term("people.write_enable_account"),
    "end_other_sign_ins": term("people.write_end_other_sign_ins"),
    "end_sign_in": term("people.write_end_sign_in"),
    "issue_token": term("people.write_issue_token"),
    "rename_account": term("people.write_rename_account"),
    "revoke_token": term("people.write_revoke_token"),
    "set_administrator": term("people.write_set_administrator"),
    "set_password": term("people.write_set_password"),
    "sign_in": term("people.write_sign_in"),
    "sign_out": term("people.write_sign_out"),
    "unbind_subject": term("people.write_unbind_subject"),
}
"""The writes that concern accounts and no session, by the name of the service."""

ROLES: dict[str, Inline] = {
    "secretariat": term("people.role_secretariat"),
    "bureau": term("people.role_bureau"),
    "delegation": term("people.role_delegation"),
}
"""The roles that are given and taken away."""

ACTORS: dict[str, Inline] = {
    "terminal": term("draft.actor_terminal"),
    "public": term("draft.actor_public"),
}
"""Who writes without an account."""
