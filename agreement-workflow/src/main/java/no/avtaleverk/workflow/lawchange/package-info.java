/** Changes in the law: which agreements they touch, and what their parties say of them. */
@NullMarked
package no.avtaleverk.workflow.lawchange;

import org.jspecify.annotations.NullMarked;
