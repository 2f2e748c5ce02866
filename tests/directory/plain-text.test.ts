import { plainText } from '../../src/directory/plain-text.js'

describe('HTML of a feed', () => {
  it.each([
    ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['One<br/>two', 'One\ntwo'],
    ['<ul><li>tea</li><li>talk</li></ul>', '- tea\n- talk'],
    ['Soup &amp; bread &#163;3 &#xA3;4 &pound;5 &nbsp; now', 'Soup & bread £3 £4 £5 now'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['<script>alert(1)</script>Hello', 'Hello'],
    ['<SCRIPT src=x>', ''],
    ['<style>p{}</style >Hello', 'Hello'],
    ['Under < 5 and > 3', 'Under < 5 and > 3'],
    ['<a href="https://example.org" onclick="x()">the page</a>', 'the page'],
    ['An <img src=x onerror=alert(1)', 'An'],
    ['a&#0;b&#55296;c&#99999999;', 'a b c&#99999999;'],
    ['zero\u200bwidth \u202ebidi\u0007', 'zerowidth bidi'],
    ['<!-- a comment -->Hello', 'Hello'],
    ['no markup', 'no markup'],
    ['', ''],
  ])('%j becomes %j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it.each(['<script>', '<a ', '&#', '<script ', '<!--', ' \n', '<li>'])(
    'made of nothing but "%s" is read to its bound and no further',
    (piece) => {
      expect(plainText(piece.repeat(60_000)).length).toBeLessThanOrEqual(100_000)
    },
  )
})
