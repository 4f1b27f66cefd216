/** The authored events, scale and guide of ROS analyses, and their forms as documents. */
@NullMarked
package no.avtaleverk.templates.ros;

import org.jspecify.annotations.NullMarked;
