package no.avtaleverk.workflow.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.workflow.archive.ArchiveMaker.Told;

/** Archive files with all there is, for the operator of the register, who has it all anyway. */
public final class RegisterArchive {
    private final Agreements agreements;
    private final History history;
    private final RegisterCopies copies;
    private final ArchiveMaker maker;

    /** @param numbers organisasjonsnummer in groups of three; empty when not known */
    public RegisterArchive(
            Agreements agreements,
            History history,
            LogProofs proofs,
            Files files,
            KeptReports reports,
            RegisterCopies copies,
            DocumentRenderer renderer,
            ArchiveFormat format,
            Function<PartyId, String> numbers,
            FollowUps followUps,
            WithholdingGrounds grounds) {
        this.agreements = agreements;
        this.history = history;
        this.copies = copies;
        this.maker = new ArchiveMaker(
                copies,
                history,
                proofs,
                files,
                reports,
                renderer,
                format,
                numbers,
                new Withholdings(followUps, grounds));
    }

    /** Organisasjonsnumre as archives and documents have them: in groups of three, empty when not known. */
    public static Function<PartyId, String> numbers(PartyRegister register) {
        return party -> register.find(party)
                .flatMap(Party::organisationNumber)
                .map(OrganisationNumber::grouped)
                .orElse("");
    }

    /**
     * Write the whole register.
     *
     * @param out not closed
     * @return the mark of the archive; empty when there is nothing in the register
     */
    public Optional<Sha256> writeAll(OutputStream out) throws IOException {
        return inOneMoment(() -> {
            long position = copies.position();
            if (position == 0) {
                return Optional.empty();
            }
            List<Told> cases =
                    agreements.all().stream().map(one -> told(one, position)).toList();
            return Optional.of(maker.write(Extent.whole(position), cases, true, file -> true, this::text, out));
        });
    }

    /**
     * Write one case, with all rooms of all parties.
     *
     * @param out not closed
     * @return the mark of the archive; empty when there is no such case
     */
    public Optional<Sha256> write(AgreementId id, OutputStream out) throws IOException {
        return inOneMoment(() -> {
            Agreement agreement = agreements.find(id).orElse(null);
            if (agreement == null) {
                return Optional.empty();
            }
            long position = copies.position();
            var extent = new Extent(
                    id,
                    position,
                    new TreeSet<>(copies.entriesAbout(id, position).keySet()));
            return Optional.of(
                    maker.write(extent, List.of(told(agreement, position)), true, file -> true, this::text, out));
        });
    }

    private Told told(Agreement agreement, long position) {
        return new Told(
                agreement,
                () -> ArchiveMaker.entriesAt(
                        history, copies.entriesAbout(agreement.id(), position).keySet()),
                true);
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision());
    }

    private interface Work<T> {
        T work() throws IOException;
    }

    private <T> T inOneMoment(Work<T> work) throws IOException {
        try {
            return copies.inOneMoment(() -> {
                try {
                    return work.work();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
