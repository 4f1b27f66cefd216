package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the checklist of an analysis tells when it leaves the product.
 *
 * @param language written standard of the party it is for
 * @param title of the agreement
 * @param analysis as the one it is for may read it, with a list
 * @param party whose form it is, to be filled in; absent for a reader who is of no party
 * @param parties those who have a say, with their names
 * @param requirements words of the requirements the rows name
 * @param listed the day the list was made, in Norway
 * @param today in Norway
 * @param made its date, so that the same content gives the same bytes
 */
public record RosContent(
        Language language,
        AgreementId agreement,
        String title,
        RosAnalysis analysis,
        RosGuide guide,
        @Nullable PartyId party,
        Map<PartyId, String> parties,
        Map<RequirementId, String> requirements,
        LocalDate listed,
        LocalDate today,
        Instant made) {
    public RosContent {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
        requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
        Objects.requireNonNull(analysis.listed(), "An analysis without a list has no checklist");
    }

    public RosListed list() {
        return Objects.requireNonNull(analysis.listed()).note();
    }

    public RosScale scale() {
        return list().scale();
    }

    /** The rows the parties look at. */
    public List<RosItem> items() {
        return analysis.lookedAt();
    }

    /** The rows the parties have set aside. */
    public List<RosItem> setAside() {
        return analysis.items().stream().filter(one -> one.setAside() != null).toList();
    }

    /** What the party has answered to a question; absent while it has not. */
    public @Nullable RosGuideAnswered answer(String question) {
        var answers = analysis.answers().get(question);
        var own = party;
        var answer = answers == null || own == null ? null : answers.get(own);
        return answer == null ? null : answer.note();
    }

    /** What tells this form from every other, to be read by people and found again by us. */
    public String mark() {
        return RosMarks.form(agreement, list(), party);
    }

    public String name(PartyId id) {
        return parties.getOrDefault(id, id.value());
    }
}
