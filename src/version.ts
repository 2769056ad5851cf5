/** The version of netc. A constant, because reading package.json would cost a start; a test holds the two equal. */
export const version = '0.1.0'
