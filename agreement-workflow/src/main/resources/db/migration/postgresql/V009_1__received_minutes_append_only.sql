create trigger received_minutes_append_only before update or delete on received_minutes
  for each row execute function refuse_change();
create trigger received_minutes_no_truncate before truncate on received_minutes
  for each statement execute function refuse_change();
