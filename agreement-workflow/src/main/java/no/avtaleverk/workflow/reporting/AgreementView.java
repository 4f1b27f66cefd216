package no.avtaleverk.workflow.reporting;

import no.avtaleverk.model.agreement.Agreement;

/**
 * An agreement as one person may see it.
 *
 * @param agreement with everything taken out that the person may not see
 * @param inner whether the person sees drafts, facts and log; an outsider sees concluded versions only
 */
public record AgreementView(Agreement agreement, boolean inner) {}
