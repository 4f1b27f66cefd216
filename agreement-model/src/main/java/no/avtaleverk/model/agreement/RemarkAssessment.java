package no.avtaleverk.model.agreement;

/**
 * What became of a remark of a høring; the newest counts.
 *
 * @param answer number of the receiver's answer, 1 for its first
 * @param remark number of the remark in that answer, 0 first
 * @param reason shown beside the remark in the answer matrix
 */
public record RemarkAssessment(int hearing, String receiver, int answer, int remark, Treatment treatment, String reason)
        implements Proceedings.Entry {
    public enum Treatment {
        TAKEN_IN,
        PARTLY_TAKEN_IN,
        NOT_TAKEN_IN,
        NOTED
    }
}
