package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.OwnTerms.NoticeTerms;
import no.avtaleverk.model.time.Span;
import org.jspecify.annotations.Nullable;

/** The fields in which a jurist says what the text says of its revision, of notice and of its prolongation. */
final class OwnTermsForm {
    private OwnTermsForm() {}

    /** What the fields show before anybody has typed. */
    static Map<String, String> fields(OwnTerms own) {
        var fields = new LinkedHashMap<String, String>();
        OwnTerms.Revision revision = own.revision();
        if (revision != null) {
            put(fields, "revision", revision.every(), revision.clause());
            LocalDate by = revision.by();
            fields.put("revisionBy", by == null ? "" : by.toString());
        }
        NoticeTerms notice = own.notice();
        if (notice != null) {
            put(fields, "notice", notice.period(), notice.clause());
            fields.put("noticeStart", notice.start().name());
            fields.put("noticeEnd", notice.end().name());
        }
        OwnTerms.Renewal renewal = own.renewal();
        if (renewal != null) {
            put(fields, "renewal", renewal.by(), renewal.clause());
            put(fields, "renewalNotice", renewal.noticeBefore(), null);
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Span span, @Nullable ClauseId clause) {
        if (span != null) {
            fields.put(name + "Amount", String.valueOf(span.amount()));
            fields.put(name + "Unit", span.unit().name());
        }
        if (clause != null) {
            fields.put(name + "Clause", clause.value());
        }
    }

    /**
     * Read the fields.
     *
     * @param fixed whether the text has a last day
     * @return what was typed; nothing of what was typed wrongly, which is then a fault
     */
    static OwnTerms read(Form form, Clauses clauses, boolean fixed) {
        Span every = span(form, "revision");
        LocalDate by = form.date("revisionBy");
        if (every != null && by != null) {
            form.fault("revisionBy", "fault.one-of");
        }
        Span period = span(form, "notice");
        NoticeTerms.Start start = form.value("noticeStart", NoticeTerms.Start::valueOf);
        NoticeTerms.End end = form.value("noticeEnd", NoticeTerms.End::valueOf);
        Span renewed = span(form, "renewal");
        Span before = span(form, "renewalNotice");
        if (renewed != null && before == null) {
            form.fault("renewalNoticeAmount", "fault.missing");
        }
        if (renewed != null && !fixed) {
            form.fault("last", "fault.missing");
        }
        ClauseId revisionClause = clause(form, "revisionClause", clauses);
        ClauseId noticeClause = clause(form, "noticeClause", clauses);
        ClauseId renewalClause = clause(form, "renewalClause", clauses);
        if (!form.isSound()) {
            return OwnTerms.NONE;
        }
        return new OwnTerms(
                every == null && by == null ? null : new OwnTerms.Revision(every, by, revisionClause),
                period == null
                        ? null
                        : new NoticeTerms(
                                period,
                                start == null ? NoticeTerms.Start.RECEIPT : start,
                                end == null ? NoticeTerms.End.DAY : end,
                                noticeClause),
                renewed == null || before == null ? null : new OwnTerms.Renewal(renewed, before, renewalClause));
    }

    private static @Nullable Span span(Form form, String name) {
        String unit = form.text(name + "Unit");
        return form.value(
                name + "Amount",
                text -> new Span(Integer.parseInt(text), unit.isEmpty() ? Span.Unit.MONTHS : Span.Unit.valueOf(unit)));
    }

    private static @Nullable ClauseId clause(Form form, String name, Clauses clauses) {
        String text = form.text(name);
        Optional<ClauseId> found = clauses.list().stream()
                .map(Clause::id)
                .filter(id -> id.value().equals(text))
                .findFirst();
        if (!text.isEmpty() && found.isEmpty()) {
            form.fault("ownClause", "fault.value");
        }
        return found.orElse(null);
    }
}
