namespace DigitalTwin.Clearing.Simplex;

/// <summary>
/// A primal answer and its partition: which zones are cut inside a step and which lines carry a flow strictly between their bounds.
/// All that is published follows from the partition alone.
/// </summary>
internal sealed class Answer(Hour hour)
{
    /// <summary>Net position by zone, MW.</summary>
    public double[] NetPosition { get; } = new double[hour.ZoneCount];

    /// <summary>Flow by line, MW, positive from the lower zone to the higher.</summary>
    public double[] Flow { get; } = new double[hour.LineCount];

    /// <summary>Whether the zone is cut strictly inside the step <see cref="Step"/>.</summary>
    public bool[] ZoneFree { get; } = new bool[hour.ZoneCount];

    /// <summary>Steps taken in full; the step that is cut, where one is.</summary>
    public int[] Step { get; } = new int[hour.ZoneCount];

    /// <summary>Whether the line's flow is strictly between its bounds (zero is one, unless both directions are one column).</summary>
    public bool[] LineFree { get; } = new bool[hour.LineCount];

    /// <summary>Reads the partition off values that are right to within rounding, and puts what is at a bound exactly there.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Classify()
    {
        double tolerance = 16 * hour.TolMw;
        bool changed = false;
        for (int i = 0; i < NetPosition.Length; i++)
            changed |= ClassifyZone(i, tolerance);
        for (int l = 0; l < Flow.Length; l++)
            changed |= ClassifyLine(l, tolerance);
        return changed;
    }

    /// <summary>Finds the step that a free zone's position lies in: a tie may have moved it among steps alike in price.</summary>
    public void Locate(int zone)
    {
        double[] cumulative = hour.Cumulative[zone];
        int first = hour.FirstAlike(zone, Step[zone]), last = hour.EndAlike(zone, Step[zone]) - 1;
        while (first < last && cumulative[first + 1] <= NetPosition[zone])
            first++;
        Step[zone] = first;
    }

    private bool ClassifyZone(int zone, double tolerance)
    {
        double[] cumulative = hour.Cumulative[zone];
        int steps = hour.Steps[zone];
        double q = NetPosition[zone];
        // From where the step was last thought to be: mostly it is there.
        int before = Step[zone], low = Math.Min(before, steps);
        while (low < steps && cumulative[low + 1] <= q)
            low++;
        while (low > 0 && cumulative[low] > q)
            low--;
        double under = q - cumulative[low], over = low < steps ? cumulative[low + 1] - q : double.PositiveInfinity;
        if (over <= tolerance && over < under)
            low++;
        bool free = under > tolerance && over > tolerance && low < steps;
        double settled = free ? q : cumulative[low];
        bool changed = free != ZoneFree[zone] || low != before || settled != q;
        ZoneFree[zone] = free;
        Step[zone] = low;
        NetPosition[zone] = settled;
        return changed;
    }

    private bool ClassifyLine(int line, double tolerance)
    {
        double f = Flow[line], forward = hour.Forward[line], reverse = hour.Reverse[line], settled = f;
        bool free = false;
        if (Math.Abs(f) <= tolerance && !(hour.Hurdle[line] == 0 && hour.Gain[line] == 1))
            settled = 0;
        else if (forward - f <= tolerance)
            settled = forward;
        else if (f + reverse <= tolerance)
            settled = -reverse;
        else
            free = true;
        bool changed = free != LineFree[line] || settled != f;
        LineFree[line] = free;
        Flow[line] = settled;
        return changed;
    }
}
