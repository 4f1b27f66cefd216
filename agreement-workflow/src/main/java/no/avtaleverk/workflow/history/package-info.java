/** Questions of time, absence and difference that are answered from the register itself, with the asker's rights applied first. */
@NullMarked
package no.avtaleverk.workflow.history;

import org.jspecify.annotations.NullMarked;
