create trigger follow_up_append_only before update or delete on follow_up
  for each row execute function refuse_change();
create trigger follow_up_no_truncate before truncate on follow_up
  for each statement execute function refuse_change();
