package no.avtaleverk.workflow.reporting;

import no.avtaleverk.model.agreement.Agreement;

/**
 * An agreement as one person may see it.
 *
 * @param agreement with everything taken out that the person may not see
 * @param inner whether the person sees the log, and facts and versions that were laid before the organisation; an outsider sees
 *     concluded versions only
 * @param writing whether the person sees the newest text while it is being written
 */
public record AgreementView(Agreement agreement, boolean inner, boolean writing) {}
