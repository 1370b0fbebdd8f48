// The frame of a page that a command writes into a file: it fetches nothing, sends nothing and runs nothing.
#pragma once

#include <string>
#include <string_view>

#include <hoso/finding.hpp>
#include <hoso/html.hpp>

namespace hoso::html_page {

/// A document with its head, open inside <main>. Pictures can only be data; style sheets stand inside. `title` may come
/// from anywhere, `style` only from our code.
[[nodiscard]] Html begun(std::string_view title, std::string_view style);

/// The document, once all that was opened inside <main> is closed.
[[nodiscard]] std::string finished(Html&&);

/// The Vietnamese text with the English one behind it, in a <span class="en">. `css_class` empty = none.
void both(Html&, std::string_view element, const LocalizedText& text, std::string_view css_class = {});

}  // namespace hoso::html_page
