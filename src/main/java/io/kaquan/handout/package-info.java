/** Hand-outs (名单投放): a list of people who each get a coupon of one card, by openid or e-mail address, and how far that is. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"card", "design", "coupon", "delivery", "consumer", "merchant", "notification", "engine", "timetable", "sheet"})
package io.kaquan.handout;
