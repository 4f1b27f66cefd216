package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.party.PartyId;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * What wordings of an agreement have in common that stand in the same versions, for one circle of readers. Found once for all of them,
 * which are most clauses of an agreement.
 *
 * @param known the versions these readers know of, by number
 * @param readers organisations, or {@link Fields#EVERYBODY}
 * @param replacedFor organisations that have another document in its place
 * @param context titles and parties
 */
record Setting(
        Set<Integer> known,
        List<String> readers,
        List<String> replacedFor,
        List<PartyId> parties,
        AgreementState state,
        List<String> languages,
        List<String> years,
        String context,
        BytesRef row,
        Columns.Days days) {

    /** Put all of it where {@link #take} finds it again. */
    void put(DataOutput out) throws IOException {
        out.writeVInt(known.size());
        for (int version : known) {
            out.writeVInt(version);
        }
        Kept.put(out, readers, reader -> reader);
        Kept.put(out, replacedFor, party -> party);
        Kept.put(out, parties, PartyId::value);
        out.writeVInt(state.ordinal());
        Kept.put(out, languages, language -> language);
        Kept.put(out, years, year -> year);
        out.writeString(context);
        Kept.put(out, row);
        days.put(out);
    }

    static Setting take(DataInput in) throws IOException {
        var known = new HashSet<Integer>();
        for (int left = in.readVInt(); left > 0; left--) {
            known.add(in.readVInt());
        }
        return new Setting(
                known,
                Kept.list(in, reader -> reader),
                Kept.list(in, party -> party),
                Kept.list(in, PartyId::new),
                AgreementState.values()[in.readVInt()],
                Kept.list(in, language -> language),
                Kept.list(in, year -> year),
                in.readString(),
                Kept.bytes(in),
                Columns.Days.take(in));
    }
}
