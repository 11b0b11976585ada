/**
 * What a form of Tasklist shows to the person who reviews: an application with its materials and
 * scans, a card. Who may see it is decided with the other pages for the staff ({@code
 * staff.operations}).
 */
@ApplicationModule(
    allowedDependencies = {
      "platform.tenant",
      "merchant.activation",
      "card.catalogue",
      "card.lifecycle",
      "card.design",
      "platform.money",
      "merchant.material",
      "files.document",
      "merchant.account",
      "platform.staff",
      "platform.web",
      "platform.calendar"
    })
@NullMarked
package io.kaquan.staff.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
