/** ROS analyses of agreements, and the libraries they are made from. */
@NullMarked
package no.avtaleverk.workflow.ros;

import org.jspecify.annotations.NullMarked;
