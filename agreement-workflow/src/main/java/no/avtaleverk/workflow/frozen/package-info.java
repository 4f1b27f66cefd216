/** What is frozen to be cited, whatever it is: how it is kept, who opens it, and how it is made again. */
@NullMarked
package no.avtaleverk.workflow.frozen;

import org.jspecify.annotations.NullMarked;
