package no.avtaleverk.workflow.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.workflow.history.Recalled.Answered;
import no.avtaleverk.workflow.history.RegisterLine.Knowledge;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/** What held on a date, and what the register knew of it on another. */
public final class Recalling {
    private final Agreements agreements;
    private final History history;
    private final Viewing viewing;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;

    public Recalling(
            Agreements agreements,
            History history,
            Viewing viewing,
            RequirementCatalogue catalogue,
            PartyRegister register) {
        this.agreements = agreements;
        this.history = history;
        this.viewing = viewing;
        this.catalogue = catalogue;
        this.register = register;
    }

    /**
     * An agreement on a date; empty if the reader may not know of it.
     *
     * @param known last day whose entries count; absent for all there are
     */
    public Optional<Recalled> agreement(AgreementId id, LocalDate on, @Nullable LocalDate known, Actor by) {
        return viewing.view(id, by).map(view -> recalled(view, on, known, by));
    }

    /**
     * Every version in force on a date for one of these kommuner, or a kommune it was made from, with what the register knew. What the
     * reader may not know of is not there.
     *
     * @param parties kommuner and trusts
     * @param known last day whose entries count; absent for all there are
     */
    public List<RegisterLine> register(Set<PartyId> parties, LocalDate on, @Nullable LocalDate known, Actor by) {
        Set<PartyId> names = withPredecessors(parties);
        List<AgreementView> views = viewing.register(by, agreements.ofParties(names));
        Set<PartyId> kommuner = new TreeSet<>(names);
        kommuner.removeIf(party -> !party.isMunicipality());
        var lines = new ArrayList<RegisterLine>();
        for (AgreementView view : views) {
            if (view.agreement().kind().isStandardText()) {
                continue;
            }
            List<Agreement.InForce> now = inForce(view.agreement(), on);
            List<Agreement.InForce> then = known == null
                    ? now
                    : known(view, known)
                            .map(one -> inForce(one.agreement(), on))
                            .orElse(List.of());
            for (Agreement.InForce one : now) {
                add(lines, view, one, Recalled.holds(then, one) ? Knowledge.KNOWN : Knowledge.LATER, kommuner);
            }
            for (Agreement.InForce one : then) {
                if (!Recalled.holds(now, one)) {
                    add(lines, view, one, Knowledge.MISTAKEN, kommuner);
                }
            }
        }
        lines.sort(
                Comparator.comparing((RegisterLine line) -> name(line.inForce().municipality(), on))
                        .thenComparingInt(line -> line.view().agreement().kind().rank())
                        .thenComparing(line -> line.inForce().version().head().title())
                        .thenComparing(line -> line.view().agreement().id().toString()));
        return lines;
    }

    private String name(PartyId party, LocalDate on) {
        return register.find(party).map(known -> known.nameOn(on)).orElse(party.value());
    }

    private static void add(
            List<RegisterLine> lines,
            AgreementView view,
            Agreement.InForce one,
            Knowledge knowledge,
            Set<PartyId> kommuner) {
        if (kommuner.isEmpty() || kommuner.contains(one.municipality())) {
            lines.add(new RegisterLine(view, one, knowledge));
        }
    }

    private Set<PartyId> withPredecessors(Set<PartyId> parties) {
        var names = new TreeSet<>(parties);
        parties.forEach(party -> names.addAll(register.predecessorsOf(party)));
        return names;
    }

    private static List<Agreement.InForce> inForce(Agreement agreement, LocalDate on) {
        return agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .filter(one -> one.period().contains(on))
                .toList();
    }

    /** Facts are taken from what the reader may know; when they were recorded is told by the log itself. */
    private Optional<Known> known(AgreementView view, LocalDate known) {
        return Known.before(
                        end(known),
                        view.agreement(),
                        history.of(view.agreement().id()))
                .filter(then -> view.inner() || wasOpen(then.agreement()));
    }

    /** Others learn that the register knew an agreement when a text of it was open to all, and not that one was being written. */
    private static boolean wasOpen(Agreement then) {
        return then.versions().stream()
                .filter(version -> !version.text().equals(Sha256.ZERO))
                .anyMatch(then::isOpenToAll);
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Norway.ZONE).toInstant();
    }

    private Recalled recalled(AgreementView view, LocalDate on, @Nullable LocalDate known, Actor by) {
        Agreement now = view.agreement();
        Optional<Known> then = known == null ? Optional.empty() : known(view, known);
        boolean wasKnown = known == null || then.isPresent();
        Agreement agreement = then.map(Known::agreement).orElse(now);
        List<Agreement.InForce> inForce = wasKnown ? inForce(agreement, on) : List.of();
        AgreementVersion text = inForce.stream()
                .map(Agreement.InForce::version)
                .max(Comparator.comparingInt(AgreementVersion::number))
                .orElse(null);
        return new Recalled(
                view,
                on,
                known,
                wasKnown,
                state(view, on, known),
                inForce,
                inForce(now, on),
                text,
                text == null ? List.of() : law(view, text, on),
                late(view, then, known == null || on.isBefore(known) ? on : known, by));
    }

    /** Only for those who read the log: where the work stands is no business of others. */
    private @Nullable AgreementState state(AgreementView view, LocalDate on, @Nullable LocalDate known) {
        if (!view.inner()) {
            return null;
        }
        Instant until = end(known == null || on.isBefore(known) ? on : known);
        List<AuditEntry> before = history.of(view.agreement().id()).stream()
                .filter(entry -> entry.at().isBefore(until))
                .toList();
        return before.isEmpty() ? null : Known.state(before);
    }

    private List<Answered> law(AgreementView view, AgreementVersion version, LocalDate on) {
        Clauses clauses = viewing.clauses(view, version);
        Clauses shown = clauses.filled(version.head());
        List<Answer> answers = view.agreement().answersFor(clauses);
        var law = new ArrayList<Answered>();
        for (Requirement requirement : catalogue.appliedOn(on)) {
            List<Clause> answering = answers.stream()
                    .filter(answer -> answer.requirement().equals(requirement.id()))
                    .flatMap(answer -> shown.find(answer.clause()).stream())
                    .distinct()
                    .toList();
            boolean content = requirement.scope() == Scope.CONTENT || requirement.scope() == Scope.CONTENT_AND_PROCESS;
            if (content || !answering.isEmpty()) {
                law.add(new Answered(requirement, requirement.isDemandedOn(on), answering));
            }
        }
        return law;
    }

    /** What was already to be known on a date: a fact dated later is not late. */
    private List<Known.Late> late(AgreementView view, Optional<Known> then, LocalDate on, Actor by) {
        if (then.isEmpty()) {
            return List.of();
        }
        Set<Long> readable = new TreeSet<>();
        viewing.log(view, by).forEach(entry -> readable.add(entry.position()));
        return then.get().late().stream()
                .filter(one -> !one.counts().isAfter(on))
                .filter(one -> readable.contains(one.entry().position()) || isOpen(view.agreement(), one.entry()))
                .toList();
    }

    /** Vedtak and signatures of concluded versions are for everyone. */
    private static boolean isOpen(Agreement agreement, AuditEntry entry) {
        return switch (entry.event()) {
            case AuditEvent.ResolutionRecorded e ->
                agreement.facts().resolutions().contains(e.resolution());
            case AuditEvent.ResolutionCorrected e ->
                agreement.facts().resolutions().contains(e.after());
            case AuditEvent.AgreementSigned e -> agreement.facts().signatures().contains(e.signature());
            default -> false;
        };
    }
}
