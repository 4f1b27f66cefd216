package no.avtaleverk.search.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.SegmentInfoFormat;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * Says of segments that their documents lie in the order of the index, for who writes them in that order: a writer that is told to
 * sort keeps what is stored until all of it is there, and writes it once more. Documents without kin may come in any order. Such a
 * writer must not merge.
 */
final class InOrder extends FilterCodec {
    InOrder() {
        this(Codec.getDefault());
    }

    private InOrder(Codec codec) {
        super(codec.getName(), codec);
    }

    @Override
    public SegmentInfoFormat segmentInfoFormat() {
        SegmentInfoFormat format = delegate.segmentInfoFormat();
        return new SegmentInfoFormat() {
            @Override
            public SegmentInfo read(Directory directory, String name, byte[] id, IOContext context) throws IOException {
                return format.read(directory, name, id, context);
            }

            @Override
            public void write(Directory directory, SegmentInfo written, IOContext context) throws IOException {
                var ordered = new SegmentInfo(
                        written.dir,
                        written.getVersion(),
                        written.getMinVersion(),
                        written.name,
                        written.maxDoc(),
                        written.getUseCompoundFile(),
                        written.getHasBlocks(),
                        written.getCodec(),
                        written.getDiagnostics(),
                        written.getId(),
                        written.getAttributes(),
                        Fields.lie());
                ordered.setFiles(written.files());
                format.write(directory, ordered, context);
                written.setFiles(ordered.files());
            }
        };
    }
}
