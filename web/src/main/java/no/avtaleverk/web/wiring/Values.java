package no.avtaleverk.web.wiring;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.comparison.TextReference;

/** The values that are plain strings in addresses and in JSON. */
record Values<T>(Class<T> type, Function<String, T> read, Function<T, String> write) {
    static final List<Values<?>> ALL = List.of(
            new Values<>(AgreementId.class, AgreementId::new, AgreementId::value),
            new Values<>(ClauseId.class, ClauseId::new, ClauseId::value),
            new Values<>(TopicId.class, TopicId::new, TopicId::value),
            new Values<>(SigningJobId.class, SigningJobId::new, SigningJobId::value),
            new Values<>(Sha256.class, Sha256::new, Sha256::hex),
            new Values<>(TextCode.class, TextCode::parse, TextCode::toString),
            new Values<>(PartyId.class, PartyId::new, PartyId::value),
            new Values<>(RequirementId.class, RequirementId::new, RequirementId::value),
            new Values<>(MunicipalityNumber.class, MunicipalityNumber::new, MunicipalityNumber::digits),
            new Values<>(OrganisationNumber.class, OrganisationNumber::parse, OrganisationNumber::digits),
            new Values<>(Language.class, Language::of, Language::code),
            new Values<>(LocalDate.class, Values::date, LocalDate::toString),
            new Values<>(TextReference.class, TextReference::parse, TextReference::written));

    /** Years an agreement can be about; what is outside is a slip of the hand. */
    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (PlausibleYears.hold(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a date: '%s'".formatted(text), e);
        }
        throw new IllegalArgumentException("Not within 1900 to 2200: '%s'".formatted(text));
    }
}
