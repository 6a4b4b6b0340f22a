package vn.trinhky.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.trinhky.support.Dossier;
import vn.trinhky.support.Person;

/** The drafting page under somebody's hands. Rows are named by words of their task. */
final class DraftingDesk {

  private final Person person;
  private final Page page;

  private DraftingDesk(Person person) {
    this.person = person;
    this.page = person.page();
  }

  /** Opens the drafting page and waits until text and grid are there. */
  static DraftingDesk open(Person person, Dossier dossier) {
    person.visit("/plans/" + dossier.id() + "/draft");
    DraftingDesk desk = new DraftingDesk(person);
    desk.page.locator(".tabulator-row .tabulator-cell").first().waitFor();
    return desk;
  }

  Page page() {
    return page;
  }

  Locator grid() {
    return page.locator(".appendix-grid").first();
  }

  /** The row whose task holds these words. */
  Locator row(String words) {
    return grid()
        .locator(".tabulator-row:not(.tabulator-group)")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first();
  }

  /** A cell, by the field of the draft that it shows. */
  Locator cell(String words, String field) {
    return row(words).locator("[tabulator-field=" + field + "]");
  }

  /** The tasks that the grid shows under a group's heading, in order, as far as they are drawn. */
  List<String> tasksUnder(String title) {
    List<String> tasks = new ArrayList<>();
    boolean inside = false;
    for (Locator row : grid().locator(".tabulator-row").all()) {
      Locator heading = row.locator("input.title");
      if (heading.count() > 0) {
        inside = heading.inputValue().contains(title);
      } else if (inside) {
        tasks.add(row.locator("[tabulator-field=task]").innerText());
      }
    }
    return tasks;
  }

  /** Waits until the heading of a group says how many tasks it has. */
  DraftingDesk hasTasks(String group, int tasks) {
    page.waitForFunction(
        "([title, count]) => [...document.querySelectorAll('.tabulator-group')].some(group =>"
            + " group.querySelector('input.title').value.includes(title)"
            + " && group.querySelector('.count').textContent === count)",
        List.of(group, tasks + " nhiệm vụ"));
    return this;
  }

  DraftingDesk press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  DraftingDesk type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** Writes over a cell as people do: go there, type, Enter. */
  DraftingDesk write(String words, String field, String text) {
    cell(words, field).click();
    press("Enter", "Control+A");
    type(text).press("Enter");
    return this;
  }

  /** Pastes what a spreadsheet puts on the clipboard into the cell with the cursor. */
  DraftingDesk paste(String tabbed) {
    page.evaluate(
        "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
            + " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
            + " {clipboardData: data, bubbles: true, cancelable: true})); }",
        tabbed);
    return this;
  }

  /** Drags a row by its handle onto another one. */
  DraftingDesk drag(String words, String onto) {
    grid().evaluate("grid => grid.scrollIntoView({block: 'center'})");
    row(words).evaluate("row => row.scrollIntoView({block: 'start'})");
    page.evaluate("window.scrollBy(0, -160)");
    BoundingBox from = box(cell(words, "grip"));
    BoundingBox to = box(cell(onto, "grip"));
    Mouse mouse = page.mouse();
    mouse.move(from.x + 8, from.y + 12);
    mouse.down();
    // a short press is a click; the grid takes a longer one for dragging
    page.waitForTimeout(400);
    mouse.move(from.x + 10, from.y + 40, new Mouse.MoveOptions().setSteps(4));
    mouse.move(to.x + 10, to.y + 4, new Mouse.MoveOptions().setSteps(12));
    mouse.up();
    return this;
  }

  private static BoundingBox box(Locator cell) {
    return Objects.requireNonNull(cell.boundingBox());
  }

  DraftingDesk undo() {
    page.locator(".appendix-grid .tabulator-tableholder").first().focus();
    return press("Control+z");
  }

  /** The text of the plan. */
  Locator body() {
    return page.getByLabel("Nội dung", new Page.GetByLabelOptions().setExact(true));
  }

  /** Puts the cursor at the end of a line of the text. */
  DraftingDesk at(String line) {
    // the editor draws only the lines near the screen
    page.locator("#noi-dung-ke-hoach").evaluate("sheet => sheet.scrollIntoView()");
    body().locator(".cm-line").filter(new Locator.FilterOptions().setHasText(line)).first().click();
    return press("End");
  }

  DraftingDesk save() {
    person.click("Lưu");
    assertThat(page.locator("#da-luu")).containsText("Đã lưu bản ");
    return this;
  }
}
