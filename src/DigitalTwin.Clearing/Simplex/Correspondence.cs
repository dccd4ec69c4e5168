using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// Where the zones and lines of a smaller network stand in a larger one. Zones are matched by identifier, or by place where there are none;
/// lines by their ends, then by their own identifiers, in order.
/// </summary>
internal sealed class Correspondence
{
    /// <exception cref="ArgumentException">A zone or a line of the smaller network is not in the larger.</exception>
    public Correspondence(ZonalNetwork smaller, CanonicalOrder ordered, ZonalNetwork larger, CanonicalOrder largerOrdered)
    {
        Zone = new int[smaller.ZoneCount];
        for (int i = 0; i < Zone.Length; i++)
            Zone[i] = PlaceOfZone(smaller, ordered.ZoneInput[i], larger, largerOrdered);
        Line = new int[smaller.Lines.Length];
        bool[] taken = new bool[larger.Lines.Length];
        for (int l = 0; l < Line.Length; l++)
        {
            int place = 0;
            while (place < taken.Length && (taken[place] || !IsSameLine(l, place)))
                place++;
            if (place == taken.Length)
                throw new ArgumentException($"line {ordered.LineInput[l]} of the smaller network is not in the larger", nameof(larger));
            taken[place] = true;
            Line[l] = place;
        }

        bool IsSameLine(int line, int place) =>
            Zone[ordered.From[line]] == largerOrdered.From[place] && Zone[ordered.To[line]] == largerOrdered.To[place]
            && string.Equals(
                smaller.Lines[ordered.LineInput[line]].Id, larger.Lines[largerOrdered.LineInput[place]].Id, StringComparison.Ordinal);
    }

    /// <summary>Place of each of the smaller network's zones in the larger's order.</summary>
    public int[] Zone { get; }

    /// <summary>Place of each of the smaller network's lines in the larger's order.</summary>
    public int[] Line { get; }

    private static int PlaceOfZone(ZonalNetwork smaller, int input, ZonalNetwork larger, CanonicalOrder largerOrdered)
    {
        int found = smaller.ZoneIds.IsEmpty && larger.ZoneIds.IsEmpty ? input : -1;
        for (int i = 0; found < 0 && !smaller.ZoneIds.IsEmpty && i < larger.ZoneIds.Length; i++)
        {
            if (string.Equals(larger.ZoneIds[i], smaller.ZoneIds[input], StringComparison.Ordinal))
                found = i;
        }

        if (found < 0 || found >= larger.ZoneCount)
            throw new ArgumentException($"zone {input} of the smaller network is not in the larger", nameof(larger));
        return Array.IndexOf(largerOrdered.ZoneInput, found);
    }
}
