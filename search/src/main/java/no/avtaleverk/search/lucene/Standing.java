package no.avtaleverk.search.lucene;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.apache.lucene.index.CorruptIndexException;
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

    /** As stored beside a document: the texts in it once each, then numbers. */
    static byte[] encode(List<Standing> standings) {
        var texts = new LinkedHashMap<String, Integer>();
        var numbers = new ByteArrayOutputStream();
        number(numbers, standings.size());
        for (Standing standing : standings) {
            number(numbers, standing.version);
            number(numbers, text(texts, standing.number));
            number(numbers, text(texts, standing.title));
            number(numbers, standing.parties.size());
            standing.parties.forEach(party -> number(numbers, text(texts, party.value())));
            number(numbers, standing.inForce.size());
            for (InForce one : standing.inForce) {
                number(numbers, text(texts, one.municipality.value()));
                long from = one.period.from().toEpochDay();
                LocalDate until = one.period.until();
                number(numbers, from);
                number(numbers, until == null ? 0 : until.toEpochDay() - from);
            }
        }
        var all = new ByteArrayOutputStream();
        number(all, texts.size());
        for (String text : texts.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(all, bytes.length);
            all.writeBytes(bytes);
        }
        all.writeBytes(numbers.toByteArray());
        return all.toByteArray();
    }

    private static int text(Map<String, Integer> texts, String text) {
        return texts.computeIfAbsent(text, key -> texts.size());
    }

    /** Seven bits in each byte, small numbers of both signs in few. */
    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long number(ByteBuffer in) {
        long rest = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            rest |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
    }

    private static int small(ByteBuffer in) {
        return Math.toIntExact(number(in));
    }

    /** @throws CorruptIndexException if it was not written by {@link #encode} */
    static List<Standing> decode(byte[] bytes, int offset, int length) throws CorruptIndexException {
        try {
            var in = ByteBuffer.wrap(bytes, offset, length);
            var texts = new ArrayList<String>();
            for (int left = small(in); left > 0; left--) {
                var text = new byte[small(in)];
                in.get(text);
                texts.add(new String(text, StandardCharsets.UTF_8));
            }
            // The same few parties are named again and again.
            var known = new HashMap<Integer, PartyId>();
            IntFunction<PartyId> party = at -> known.computeIfAbsent(at, key -> new PartyId(texts.get(key)));
            var standings = new ArrayList<Standing>();
            for (int left = small(in); left > 0; left--) {
                int version = small(in);
                String number = texts.get(small(in));
                String title = texts.get(small(in));
                var parties = new ArrayList<PartyId>();
                for (int more = small(in); more > 0; more--) {
                    parties.add(party.apply(small(in)));
                }
                var inForce = new ArrayList<InForce>();
                for (int more = small(in); more > 0; more--) {
                    PartyId municipality = party.apply(small(in));
                    LocalDate from = LocalDate.ofEpochDay(number(in));
                    long days = number(in);
                    inForce.add(new InForce(municipality, new Period(from, days == 0 ? null : from.plusDays(days))));
                }
                standings.add(new Standing(version, number, title, parties, inForce));
            }
            return standings;
        } catch (RuntimeException e) {
            throw new CorruptIndexException("The standings of a document can not be read", "standings", e);
        }
    }
}
