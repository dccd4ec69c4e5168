namespace DigitalTwin.Model.Power.Planning;

/// <content>Reading and writing a fleet's profile of online units: levels, and runs of hours round the repeating day.</content>
internal sealed partial class UnitCommitment
{
    private int Units(int f, int hour) => stack.Online[hour * stack.Count + f];

    private void SetUnits(int f, int hour, int units)
    {
        int at = hour * stack.Count + f;
        stack.Online[at] = Math.Clamp(units, stack.Least[at], stack.Most[at]);
    }

    private static int Before(int hour) => hour == 0 ? Hours - 1 : hour - 1;

    private int LowestAbove(int f, int level)
    {
        int lowest = -1;
        for (int hour = 0; hour < Hours; hour++)
        {
            int units = Units(f, hour);
            if (units > level && (lowest < 0 || units < lowest))
                lowest = units;
        }

        return lowest;
    }

    private int HighestUnits(int f) => HighestBelow(f, int.MaxValue);

    private int HighestBelow(int f, int level)
    {
        int highest = 0;
        for (int hour = 0; hour < Hours; hour++)
        {
            int units = Units(f, hour);
            if (units < level && units > highest)
                highest = units;
        }

        return highest;
    }

    private int MaxOf(int f, int start, int length)
    {
        int max = 0;
        for (int k = 0; k < length; k++)
            max = Math.Max(max, Units(f, (start + k) % Hours));
        return max;
    }

    private int RunBelow(int f, int start, int level)
    {
        int length = 1;
        while (length < Hours && Units(f, (start + length) % Hours) < level)
            length++;
        return length;
    }

    private int RunFrom(int f, int start, int level)
    {
        int length = 1;
        while (length < Hours && Units(f, (start + length) % Hours) >= level)
            length++;
        return length;
    }
}
