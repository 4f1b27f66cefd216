/** What the parties of an agreement say of a change in the law. */
@NullMarked
package no.avtaleverk.model.lawchange;

import org.jspecify.annotations.NullMarked;
