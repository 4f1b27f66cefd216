create trigger follow_up_no_update before update on follow_up
begin
  select raise(abort, 'follow_up is append-only');
end;

create trigger follow_up_no_delete before delete on follow_up
begin
  select raise(abort, 'follow_up is append-only');
end;
