/** What is due when, by which words of law or agreement: reckoned anew each time, never stored (docs/adr/0018). */
@NullMarked
package no.avtaleverk.model.duty;

import org.jspecify.annotations.NullMarked;
