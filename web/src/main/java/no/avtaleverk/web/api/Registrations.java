package no.avtaleverk.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.registration.CellState;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.Country;
import no.avtaleverk.model.registration.MunicipalityLine;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.registration.Registering;
import org.jspecify.annotations.Nullable;

/** What the API tells of registrations. */
final class Registrations {
    private Registrations() {}

    /** @param demanded numbers of hol. § 6-2 that the law demands on the date */
    record RegistrationTold(
            LocalDate on, Instant at, long position, Set<Integer> demanded, List<RegistrationFigureTold> figures) {}

    /**
     * @param area a regional authority; absent for the country
     * @param column as in the spreadsheet of Helsedirektoratet
     * @param count absent when the column does not apply on the date
     */
    record RegistrationFigureTold(
            @Nullable PartyId area, String column, @Nullable Integer count, Set<PartyId> municipalities) {}

    record RegisteredAgreementsTold(
            LocalDate on, long position, long total, List<RegisteredAgreementTold> agreements) {}

    /**
     * @param bound who is bound: the kommune or, after a merger, one it was made from
     * @param signed absent when a signature is not documented
     * @param until first day no longer in force
     * @param replaces number of the version it took over from
     * @param numbers those of hol. § 6-2 that its clauses answer, as a jurist has confirmed
     * @param subject what it is about, when it is on none of them
     */
    record RegisteredAgreementTold(
            PartyId municipality,
            String municipalityNumber,
            String municipalityName,
            Set<PartyId> regions,
            List<PartyId> trusts,
            PartyId bound,
            AgreementId agreement,
            AgreementKind kind,
            int version,
            String title,
            int municipalities,
            @Nullable LocalDate signed,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer replaces,
            Set<Integer> numbers,
            @Nullable String subject) {}

    record FrozenRegistrationTold(
            String id,
            String title,
            LocalDate on,
            Instant at,
            String by,
            long position,
            Sha256 sha256,
            List<RegistrationFigureTold> figures) {}

    /**
     * The rest is absent until it is done.
     *
     * @param same whether figures, rows and clauses are as they were, computed from the register as it was then
     * @param differences figures that differ then
     * @param unknown clauses of which the log does not tell whether a jurist had confirmed that they answer; counted as not confirmed
     * @param sameNow whether they are the same with what has been recorded since
     * @param since figures that differ now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegistrationAgainTold(
            String id,
            AskingAgain.Progress progress,
            int agreementsRead,
            @Nullable Boolean same,
            @Nullable List<RegistrationDifferenceTold> differences,
            @Nullable List<UnknownAnswerTold> unknown,
            @Nullable Boolean sameNow,
            @Nullable List<RegistrationDifferenceTold> since) {}

    record UnknownAnswerTold(AgreementId agreement, int version, ClauseId clause, RequirementId requirement) {}

    /**
     * @param demanded numbers of hol. § 6-2 that the law demands on the date
     * @param municipalities by kommunenummer
     */
    record CountryTold(
            LocalDate on, long position, Set<Integer> demanded, List<CountryMunicipalityTold> municipalities) {}

    /**
     * @param together how it stands to all numbers the law demands on the date
     * @param numbers how it stands to each number of hol. § 6-2
     * @param shownAs the kommuner whose outlines stand for it on the map; empty when it has one itself
     */
    record CountryMunicipalityTold(
            PartyId municipality,
            String municipalityNumber,
            String municipalityName,
            Set<PartyId> regions,
            Set<PartyId> trusts,
            CellState together,
            List<NumberTold> numbers,
            Set<PartyId> shownAs) {}

    record NumberTold(int number, CellState state) {}

    record RegistrationDifferenceTold(
            @Nullable PartyId area, String column, int before, int after, Set<PartyId> gone, Set<PartyId> come) {}

    static RegistrationTold told(RegistrationRecord record, Set<Integer> demanded, @Nullable PartyId region) {
        return new RegistrationTold(record.on(), record.at(), record.position(), demanded, figures(record, region));
    }

    private static List<RegistrationFigureTold> figures(RegistrationRecord record, @Nullable PartyId region) {
        return record.figures().stream()
                .filter(figure -> region == null || region.equals(figure.area()))
                .map(figure -> new RegistrationFigureTold(
                        figure.area(),
                        figure.column().key(),
                        figure.applies() ? figure.municipalities().size() : null,
                        figure.municipalities()))
                .toList();
    }

    static RegisteredAgreementTold told(RegistrationRecord.Row row) {
        var line = row.line();
        return new RegisteredAgreementTold(
                row.municipality(),
                row.number(),
                row.name(),
                row.regions(),
                line.trusts(),
                line.bound(),
                line.agreement(),
                line.kind(),
                line.version(),
                line.title(),
                line.municipalities(),
                line.signed(),
                line.inForce().from(),
                line.inForce().until(),
                line.replaces() == 0 ? null : line.replaces(),
                line.numbers(),
                line.subject());
    }

    static FrozenRegistrationTold told(Registering.Heading heading, @Nullable RegistrationRecord record) {
        return new FrozenRegistrationTold(
                heading.id(),
                heading.title(),
                heading.on(),
                heading.at(),
                heading.by(),
                heading.position(),
                heading.digest(),
                record == null ? List.of() : figures(record, null));
    }

    static RegistrationAgainTold told(AskingAgain.Run<Registering.Again> run) {
        Registering.Again again = run.again();
        if (again == null) {
            return new RegistrationAgainTold(run.id(), run.progress(), run.read(), null, null, null, null, null);
        }
        return new RegistrationAgainTold(
                run.id(),
                run.progress(),
                run.read(),
                again.then().isSame(),
                differences(again.then()),
                again.unknown().stream()
                        .map(one ->
                                new UnknownAnswerTold(one.agreement(), one.version(), one.clause(), one.requirement()))
                        .toList(),
                again.now().isSame(),
                differences(again.now()));
    }

    static CountryMunicipalityTold told(MunicipalityLine line, Set<PartyId> shownAs) {
        return new CountryMunicipalityTold(
                line.id(),
                line.number(),
                line.name(),
                line.regions(),
                line.trusts(),
                Country.whole(line),
                IntStream.rangeClosed(1, Column.NUMBERS)
                        .mapToObj(number -> new NumberTold(number, Country.state(line, number)))
                        .toList(),
                shownAs);
    }

    private static List<RegistrationDifferenceTold> differences(RegistrationRecord.Comparison comparison) {
        return comparison.figures().stream()
                .map(one -> new RegistrationDifferenceTold(
                        one.area(), one.column().key(), one.before(), one.after(), one.gone(), one.come()))
                .toList();
    }
}
