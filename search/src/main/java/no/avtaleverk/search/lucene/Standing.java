package no.avtaleverk.search.lucene;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * That certain words stand in a version, and what is said of them there.
 *
 * @param version 0 for the working draft
 * @param number of the clause as printed
 * @param inForce when the version was in force, for each kommune
 */
record Standing(int version, String number, String title, List<PartyId> parties, List<InForce> inForce) {
    /** A period for one kommune. */
    record InForce(PartyId municipality, Period period) {}

    Standing {
        parties = List.copyOf(parties);
        inForce = List.copyOf(inForce);
    }

    /** The period that holds the date, for one of these kommuner or for any when none is given. */
    Optional<Period> periodOn(LocalDate date, Set<PartyId> municipalities) {
        return inForce.stream()
                .filter(period -> municipalities.isEmpty() || municipalities.contains(period.municipality()))
                .map(InForce::period)
                .filter(period -> period.contains(date))
                .findFirst();
    }

    /** From the first day in force anywhere to the last; empty when it never was. */
    Optional<Period> span() {
        LocalDate from = null;
        LocalDate until = LocalDate.MIN;
        for (InForce one : inForce) {
            if (from == null || one.period().from().isBefore(from)) {
                from = one.period().from();
            }
            until = later(until, one.period().until());
        }
        return from == null ? Optional.empty() : Optional.of(new Period(from, until));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : a.isAfter(b) ? a : b;
    }

    /** As stored beside a document. */
    static byte[] encode(List<Standing> standings) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(standings.size());
            for (Standing standing : standings) {
                out.writeInt(standing.version);
                out.writeUTF(standing.number);
                out.writeUTF(standing.title);
                out.writeInt(standing.parties.size());
                for (PartyId party : standing.parties) {
                    out.writeUTF(party.value());
                }
                out.writeInt(standing.inForce.size());
                for (InForce one : standing.inForce) {
                    out.writeUTF(one.municipality.value());
                    out.writeLong(one.period.from().toEpochDay());
                    LocalDate until = one.period.until();
                    out.writeLong(until == null ? Long.MAX_VALUE : until.toEpochDay());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Standing> decode(byte[] bytes, int offset, int length) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
            var standings = new ArrayList<Standing>();
            for (int left = in.readInt(); left > 0; left--) {
                int version = in.readInt();
                String number = in.readUTF();
                String title = in.readUTF();
                var parties = new ArrayList<PartyId>();
                for (int more = in.readInt(); more > 0; more--) {
                    parties.add(new PartyId(in.readUTF()));
                }
                var inForce = new ArrayList<InForce>();
                for (int more = in.readInt(); more > 0; more--) {
                    var municipality = new PartyId(in.readUTF());
                    LocalDate from = LocalDate.ofEpochDay(in.readLong());
                    long until = in.readLong();
                    inForce.add(new InForce(
                            municipality,
                            new Period(from, until == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(until))));
                }
                standings.add(new Standing(version, number, title, parties, inForce));
            }
            return standings;
        }
    }
}
