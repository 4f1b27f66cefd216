-- What has been written stays. "insert or replace" deletes too, which fires these only with recursive_triggers on, as it is.
create trigger audit_entry_no_update before update on audit_entry
begin
  select raise(abort, 'audit_entry is append-only');
end;

create trigger audit_entry_no_delete before delete on audit_entry
begin
  select raise(abort, 'audit_entry is append-only');
end;

create trigger clause_text_no_update before update on clause_text
begin
  select raise(abort, 'clause_text is append-only');
end;

create trigger clause_text_no_delete before delete on clause_text
begin
  select raise(abort, 'clause_text is append-only');
end;

create trigger revision_no_update before update on revision
begin
  select raise(abort, 'revision is append-only');
end;

create trigger revision_no_delete before delete on revision
begin
  select raise(abort, 'revision is append-only');
end;

create trigger stored_file_no_update before update on stored_file
begin
  select raise(abort, 'stored_file is append-only');
end;

create trigger stored_file_no_delete before delete on stored_file
begin
  select raise(abort, 'stored_file is append-only');
end;

create trigger agreement_no_delete before delete on agreement
begin
  select raise(abort, 'agreement is never deleted');
end;

create trigger log_head_no_delete before delete on log_head
begin
  select raise(abort, 'log_head is never deleted');
end;
