/** Links with which a merchant's own app brings somebody to the wallet: WeChat's signed {@code cardExt}, each good for once. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "delivery", "timetable"})
package io.kaquan.addcard;
