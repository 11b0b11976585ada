package io.kaquan.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kaquan.Scenario;
import io.kaquan.page.Addresses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OwnPicturesTest extends Scenario {
  @Autowired private OwnPictures pictures;
  @Autowired private Addresses addresses;

  @Test
  void pictures_of_this_house_are_shown_by_their_path() {
    assertThat(pictures.path(addresses.of("/pictures/a.png"))).isEqualTo("/pictures/a.png");
    assertThat(pictures.path("/pictures/a.png")).isEqualTo("/pictures/a.png");
  }

  @Test
  void others_are_not() {
    assertThat(List.of("", "a.png", "https://elsewhere.example/a.png", "//elsewhere.example/a.png", "/\\elsewhere.example/a.png",
        "javascript:alert(1)", addresses.of("") + ".elsewhere.example/a.png", addresses.of("//elsewhere.example/a.png")))
        .allSatisfy(url -> assertThat(pictures.path(url)).as(url).isNull());
  }
}
