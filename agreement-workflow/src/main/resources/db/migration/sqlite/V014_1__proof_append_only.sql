create trigger published_head_no_update before update on published_head
begin
  select raise(abort, 'published_head is append-only');
end;

create trigger published_head_no_delete before delete on published_head
begin
  select raise(abort, 'published_head is append-only');
end;

create trigger kept_report_no_update before update on kept_report
begin
  select raise(abort, 'kept_report is append-only');
end;

create trigger kept_report_no_delete before delete on kept_report
begin
  select raise(abort, 'kept_report is append-only');
end;
