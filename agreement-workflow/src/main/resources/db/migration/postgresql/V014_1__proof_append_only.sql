create trigger published_head_append_only before update or delete on published_head
  for each row execute function refuse_change();
create trigger published_head_no_truncate before truncate on published_head
  for each statement execute function refuse_change();

create trigger kept_report_append_only before update or delete on kept_report
  for each row execute function refuse_change();
create trigger kept_report_no_truncate before truncate on kept_report
  for each statement execute function refuse_change();
