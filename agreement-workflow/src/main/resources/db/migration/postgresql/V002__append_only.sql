-- What has been written stays.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;

create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

create trigger clause_text_append_only before update or delete on clause_text
  for each row execute function refuse_change();
create trigger clause_text_no_truncate before truncate on clause_text
  for each statement execute function refuse_change();

create trigger revision_append_only before update or delete on revision
  for each row execute function refuse_change();
create trigger revision_no_truncate before truncate on revision
  for each statement execute function refuse_change();

create trigger stored_file_append_only before update or delete on stored_file
  for each row execute function refuse_change();
create trigger stored_file_no_truncate before truncate on stored_file
  for each statement execute function refuse_change();

create trigger agreement_no_delete before delete on agreement
  for each row execute function refuse_change();
create trigger agreement_no_truncate before truncate on agreement
  for each statement execute function refuse_change();

create trigger log_head_no_delete before delete on log_head
  for each row execute function refuse_change();
create trigger log_head_no_truncate before truncate on log_head
  for each statement execute function refuse_change();
