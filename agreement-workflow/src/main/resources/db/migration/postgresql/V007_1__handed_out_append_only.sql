create trigger handed_out_append_only before update or delete on handed_out
  for each row execute function refuse_change();
create trigger handed_out_no_truncate before truncate on handed_out
  for each statement execute function refuse_change();
