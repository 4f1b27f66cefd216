package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Puts what a text is indexed by into a file, and takes it out again. */
final class Kept {
    private Kept() {}

    static void put(DataOutput out, BytesRef bytes) throws IOException {
        out.writeVInt(bytes.length);
        out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
    }

    static BytesRef bytes(DataInput in) throws IOException {
        var bytes = new byte[in.readVInt()];
        in.readBytes(bytes, 0, bytes.length);
        return new BytesRef(bytes);
    }

    static <T> void put(DataOutput out, Collection<T> some, Function<T, String> name) throws IOException {
        out.writeVInt(some.size());
        for (T one : some) {
            out.writeString(name.apply(one));
        }
    }

    static <T> List<T> list(DataInput in, Function<String, T> of) throws IOException {
        int size = in.readVInt();
        if (size == 0) {
            return List.of();
        }
        var list = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            list.add(of.apply(in.readString()));
        }
        return list;
    }

    static void putOr(DataOutput out, @Nullable String text) throws IOException {
        out.writeByte((byte) (text == null ? 0 : 1));
        if (text != null) {
            out.writeString(text);
        }
    }

    static @Nullable String textOr(DataInput in) throws IOException {
        return in.readByte() == 0 ? null : in.readString();
    }
}
