/** The requirements as criteria of an audit. */
@NullMarked
package no.avtaleverk.templates.criteria;

import org.jspecify.annotations.NullMarked;
