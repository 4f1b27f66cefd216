package no.avtaleverk.workflow.persistence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An entry of the log that is known by its hash alone. */
record AbsentRow(long position, String hash) {
    private static final int AT_ONCE = 1000;

    /**
     * Some of those between two places of the log, in order.
     *
     * @param last the place before the first
     * @param until the place after the last
     */
    static List<AbsentRow> after(JdbcClient jdbc, long last, long until) {
        return jdbc.sql("""
                        select position, hash from absent_entry
                         where position > :last and position < :until
                         order by position limit :most""")
                .param("last", last)
                .param("until", until)
                .param("most", AT_ONCE)
                .query((row, number) -> new AbsentRow(row.getLong("position"), row.getString("hash")))
                .list();
    }
}
