package no.avtaleverk.workflow.ros;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.document.RosRenderer;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosFormCheck;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.ros.RosSight;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.reporting.HandingOut;
import org.jspecify.annotations.Nullable;

/**
 * The checklist out of the product and back: handed out to those who read the analysis, with no more of the other party's grades than they
 * see there; filled in and noted as the grades, answers and measures of the party that brings it.
 */
public final class RosForms {
    private static final int LONGEST_NAME = 150;

    private final AnalysingRisks analysing;
    private final AnsweringGuide answering;
    private final FollowingUp following;
    private final FollowUps followUps;
    private final Files files;
    private final RosRenderer renderer;
    private final RosFormReader reader;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final HandingOut handingOut;
    private final Changes changes;

    public RosForms(
            AnalysingRisks analysing,
            AnsweringGuide answering,
            FollowingUp following,
            FollowUps followUps,
            Files files,
            RosRenderer renderer,
            RosFormReader reader,
            RequirementCatalogue catalogue,
            PartyRegister register,
            HandingOut handingOut,
            Changes changes) {
        this.analysing = analysing;
        this.answering = answering;
        this.following = following;
        this.followUps = followUps;
        this.files = files;
        this.renderer = renderer;
        this.reader = reader;
        this.catalogue = catalogue;
        this.register = register;
        this.handingOut = handingOut;
        this.changes = changes;
    }

    /** A checklist as it is handed out. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record HandedOut(String name, RosFileFormat format, byte[] bytes) {}

    /** What came of a filled-in form. */
    public sealed interface Brought {
        /**
         * It was read, and nothing is noted yet.
         *
         * @param file digest of it
         */
        record Read(Sha256 file, String name, RosFormFindings findings) implements Brought {}

        /** @param notes how many were noted of it */
        record Taken(int notes, RosFormFindings findings) implements Brought {}

        /** A sound file, and no checklist of ours. */
        record NoForm() implements Brought {}

        record Refused(List<Refusal> reasons) implements Brought {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    // ---- out --------------------------------------------------------------------------------------------------------

    /** Whether there is a checklist that the person may read. */
    public boolean isThere(Agreement agreement, Actor by) {
        return analysing.analysis(agreement, by).listed() != null;
    }

    /**
     * Hand out the checklist, and note in the log that it was. Empty when there is none the person may read.
     *
     * @throws no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException if a letter of it is in no font of the document
     */
    public Optional<HandedOut> handOut(Agreement agreement, RosFileFormat format, Actor by) {
        return content(agreement, by).map(content -> {
            byte[] bytes = renderer.render(content, format);
            PartyId own = content.party();
            handingOut.note(
                    agreement.id(),
                    content.list().version(),
                    own != null && own.isMunicipality() ? own : null,
                    "ROS_" + format,
                    Sha256.of(bytes),
                    by);
            return new HandedOut(name(content, format), format, bytes);
        });
    }

    private Optional<RosContent> content(Agreement agreement, Actor by) {
        RosAnalysis analysis = analysing.analysis(agreement, by);
        Noted<RosListed> listed = analysis.listed();
        if (listed == null) {
            return Optional.empty();
        }
        // Whoever works for a party is given what that party sees, also those who do not bring forms back.
        PartyId own = analysing.parties(agreement).stream()
                .filter(party -> party.equals(by.organisation()))
                .findFirst()
                .orElse(null);
        Language language = language(agreement, by.organisation());
        Instant now = changes.now().truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(new RosContent(
                language,
                agreement.id(),
                agreement.head().title(),
                analysis,
                analysing.guide(),
                own,
                parties(agreement),
                requirements(analysis, language),
                LocalDate.ofInstant(listed.at(), Changes.NORWAY),
                changes.today(),
                now));
    }

    /** Whether the person may bring a filled-in form for a party. */
    public boolean mayBring(Agreement agreement, Actor by) {
        return by.mayCoordinate(analysing.parties(agreement));
    }

    /** The written standard a kommune has chosen; else that of the agreement. */
    private Language language(Agreement agreement, @Nullable PartyId party) {
        return Optional.ofNullable(party)
                .flatMap(register::find)
                .filter(Municipality.class::isInstance)
                .map(Municipality.class::cast)
                .flatMap(Municipality::language)
                .orElse(agreement.head().language());
    }

    private Map<PartyId, String> parties(Agreement agreement) {
        Map<PartyId, String> parties = new LinkedHashMap<>();
        for (PartyId party : analysing.parties(agreement)) {
            parties.put(
                    party,
                    agreement.head().parties().stream()
                            .filter(one -> one.id().equals(party))
                            .map(AgreementParty::name)
                            .findFirst()
                            .or(() -> register.find(party).map(one -> one.nameOn(changes.today())))
                            .orElse(party.value()));
        }
        return parties;
    }

    private Map<RequirementId, String> requirements(RosAnalysis analysis, Language language) {
        Map<RequirementId, String> words = new LinkedHashMap<>();
        analysis.items().stream()
                .flatMap(item -> {
                    var named = new ArrayList<>(item.row().unanswered());
                    Optional.ofNullable(item.row().matter()).ifPresent(named::add);
                    return named.stream();
                })
                .distinct()
                .forEach(id -> words.put(
                        id,
                        catalogue
                                .find(id)
                                .map(Requirement::title)
                                .map(title -> title.in(language))
                                .orElse(id.value())));
        return words;
    }

    private static String name(RosContent content, RosFileFormat format) {
        String title = content.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip();
        String shorter = title.length() > 80 ? title.substring(0, 80).strip() : title;
        return "ROS %s v%d.%s".formatted(shorter, content.list().version(), format.extension());
    }

    // ---- back -------------------------------------------------------------------------------------------------------

    /** The forms that were read back and that a person may open, newest first. */
    public List<Noted<RosReadBack>> readBack(Agreement agreement, Actor by) {
        return RosSight.shown(
                        following.read(agreement, dossier(agreement.id()), RosNote.class, by),
                        analysing.parties(agreement),
                        by)
                .stream()
                .<Noted<RosReadBack>>mapMulti((noted, kept) -> {
                    if (noted.note() instanceof RosReadBack form) {
                        kept.accept(new Noted<>(
                                form,
                                noted.number(),
                                noted.at(),
                                noted.userId(),
                                noted.userName(),
                                noted.organisation()));
                    }
                })
                .toList()
                .reversed();
    }

    /** Look through a filled-in form and tell what would be noted of it; nothing is kept. */
    public Brought look(Agreement agreement, String name, byte[] bytes, Actor by) {
        PartyId own = by.organisation();
        if (own == null || !mayBring(agreement, by)) {
            return new Brought.Refused(List.of(new Refusal.NotAllowed()));
        }
        String kept = plain(name);
        return switch (reader.read(kept, bytes)) {
            case RosFormReader.Reading.Refused refused ->
                new Brought.Refused(List.of(new Refusal.FileNotTaken(refused.fault())));
            case RosFormReader.Reading.NoForm none -> new Brought.NoForm();
            case RosFormReader.Reading.Read read -> {
                List<Refusal> faults = fileFaults(kept, read.words());
                yield faults.isEmpty()
                        ? new Brought.Read(
                                Sha256.of(bytes),
                                kept,
                                check(
                                        read.form(),
                                        agreement,
                                        followUps.read(dossier(agreement.id()), RosNote.class),
                                        own,
                                        by))
                        : new Brought.Refused(faults);
            }
        };
    }

    /**
     * Note what a filled-in form says, and keep the file. With faults, nothing is noted unless the person has seen them and wants the rest.
     *
     * @param despiteFaults whether the person wants the rest
     */
    public Brought take(Agreement agreement, String name, byte[] bytes, boolean despiteFaults, Actor by) {
        PartyId own = by.organisation();
        if (own == null || !mayBring(agreement, by)) {
            return new Brought.Refused(List.of(new Refusal.NotAllowed()));
        }
        String kept = plain(name);
        return switch (reader.read(kept, bytes)) {
            case RosFormReader.Reading.Refused refused ->
                new Brought.Refused(List.of(new Refusal.FileNotTaken(refused.fault())));
            case RosFormReader.Reading.NoForm none -> new Brought.NoForm();
            case RosFormReader.Reading.Read read -> {
                List<Refusal> faults = fileFaults(kept, read.words());
                yield faults.isEmpty()
                        ? noted(agreement.id(), kept, bytes, read, despiteFaults, own, by)
                        : new Brought.Refused(faults);
            }
        };
    }

    private Brought noted(
            AgreementId id,
            String name,
            byte[] bytes,
            RosFormReader.Reading.Read read,
            boolean despiteFaults,
            PartyId own,
            Actor by) {
        var outcome = new ArrayList<Brought>();
        List<Refusal> refusals = following.note(dossier(id), RosNote.class, by, (agreement, notes) -> {
            RosFormFindings findings = check(read.form(), agreement, notes, own, by);
            if (!findings.isAnything() || !findings.faults().isEmpty() && !despiteFaults) {
                outcome.add(new Brought.Read(Sha256.of(bytes), name, findings));
                return new Ruling.Made<RosNote>(List.of());
            }
            outcome.add(new Brought.Taken(findings.notes().size(), findings));
            Sha256 file = files.store(name, read.format().mediaType(), bytes);
            var all = new ArrayList<RosNote>();
            all.add(new RosReadBack(
                    "", new Attachment(file, name), findings.notes().size()));
            all.addAll(findings.notes());
            return new Ruling.Made<>(all);
        });
        return refusals.isEmpty() ? outcome.getLast() : new Brought.Refused(refusals);
    }

    private RosFormFindings check(
            RosForm form, Agreement agreement, List<Noted<RosNote>> notes, PartyId own, Actor by) {
        return RosFormCheck.of(
                form,
                notes,
                new RosFormCheck.About(
                        agreement.id(),
                        analysing.guide(),
                        answering.text(agreement),
                        parties(agreement),
                        own,
                        by,
                        changes.today()));
    }

    private static List<Refusal> fileFaults(String name, String words) {
        var faults = new ArrayList<>(NoteWords.faults(name));
        if (faults.isEmpty() && NationalIdentityNumbers.occursIn(words)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }

    private static String plain(String name) {
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        return plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.ROS, id);
    }
}
