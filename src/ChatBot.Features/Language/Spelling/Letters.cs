namespace ChatBot.Features.Language;

/// <summary>How far two strings of letters are apart, as slips on a keyboard go: a neighbouring key or two swapped letters weigh less than a foreign letter.</summary>
internal static class Letters
{
    private const double Foreign = 1, Neighbour = 0.55, Swap = 0.6, Extra = 0.8, Doubled = 0.4;

    private const int LongestOnStack = 64;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly bool[,] Neighbours = FindNeighbours();

    /// <summary>The cheapest sum of slips that turns one into the other.</summary>
    public static double Apart(string typed, string wanted)
    {
        var width = wanted.Length + 1;
        Span<double> rows = width <= LongestOnStack ? stackalloc double[3 * width] : new double[3 * width];
        var before = rows[..width];
        var above = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        above[0] = 0;
        for (var j = 1; j <= wanted.Length; j++) above[j] = above[j - 1] + Extra;
        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i * Extra;
            for (var j = 1; j <= wanted.Length; j++)
            {
                var best = above[j - 1] + Replace(typed[i - 1], wanted[j - 1]);
                best = Math.Min(best, above[j] + (i > 1 && typed[i - 1] == typed[i - 2] ? Doubled : Extra));
                best = Math.Min(best, row[j - 1] + (j > 1 && wanted[j - 1] == wanted[j - 2] ? Doubled : Extra));
                if (i > 1 && j > 1 && typed[i - 1] == wanted[j - 2] && typed[i - 2] == wanted[j - 1]) best = Math.Min(best, before[j - 2] + Swap);
                row[j] = best;
            }

            var spare = before;
            before = above;
            above = row;
            row = spare;
        }

        return above[wanted.Length];
    }

    private static double Replace(char a, char b)
    {
        if (a == b) return 0;
        return char.IsAsciiLetterLower(a) && char.IsAsciiLetterLower(b) && Neighbours[a - 'a', b - 'a'] ? Neighbour : Foreign;
    }

    private static bool[,] FindNeighbours()
    {
        var near = new bool[26, 26];
        for (var r = 0; r < Rows.Length; r++)
        {
            for (var c = 0; c < Rows[r].Length; c++)
            {
                // Each row of a keyboard stands half a key to the right of the one above.
                foreach (var (row, column) in new[] { (r, c + 1), (r + 1, c), (r + 1, c - 1) })
                {
                    if (row >= Rows.Length || column < 0 || column >= Rows[row].Length) continue;
                    var (a, b) = (Rows[r][c] - 'a', Rows[row][column] - 'a');
                    near[a, b] = near[b, a] = true;
                }
            }
        }

        return near;
    }
}
