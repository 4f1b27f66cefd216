package no.avtaleverk.workflow.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.workflow.archive.ArchiveMaker.Told;

/** Archive files with all there is, for the operator of the register, who has it all anyway. */
public final class RegisterArchive {
    private final Agreements agreements;
    private final ArchiveMaker maker;
    private final RegisterCopies copies;

    public RegisterArchive(Agreements agreements, ArchiveMaker maker) {
        this.agreements = agreements;
        this.maker = maker;
        this.copies = maker.copies();
    }

    /**
     * Write the whole register.
     *
     * @param out not closed
     * @return the mark of the archive; empty when there is nothing in the register
     */
    public Optional<Sha256> writeAll(OutputStream out) throws IOException {
        return maker.inOneMoment(() -> {
            long position = copies.position();
            if (position == 0) {
                return Optional.empty();
            }
            List<Told> cases = agreements.all().stream()
                    .map(one -> told(
                            one, () -> copies.entriesAbout(one.id(), position).keySet()))
                    .toList();
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
        return maker.inOneMoment(() -> {
            Agreement agreement = agreements.find(id).orElse(null);
            if (agreement == null) {
                return Optional.empty();
            }
            long position = copies.position();
            var entries = new TreeSet<>(copies.entriesAbout(id, position).keySet());
            return Optional.of(maker.write(
                    new Extent(id, position, entries),
                    List.of(told(agreement, () -> entries)),
                    true,
                    file -> true,
                    this::text,
                    out));
        });
    }

    /** @param positions of all the entries about it */
    private Told told(Agreement agreement, Supplier<Set<Long>> positions) {
        return new Told(agreement, () -> maker.entriesAt(positions.get()), true);
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision());
    }
}
