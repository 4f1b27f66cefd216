/**
 * The examination (røntgen) of a text: rules that find what is missing, wrong or worth a question while it is being written. The
 * words the rules look for are authored data, handed in as a {@link no.avtaleverk.model.examination.Vocabulary}.
 */
@NullMarked
package no.avtaleverk.model.examination;

import org.jspecify.annotations.NullMarked;
