namespace DigitalTwin.Viewer.Reports;

/// <summary>A vertical axis with round marks.</summary>
/// <param name="Least">Its lower end.</param>
/// <param name="Most">Its upper end.</param>
/// <param name="Step">From mark to mark.</param>
internal readonly record struct Scale(double Least, double Most, double Step)
{
    private const double Marked = 4;

    /// <summary>The marks.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            for (int i = (int)Math.Round(Least / Step); i <= (int)Math.Round(Most / Step); i++)
                yield return i * Step;
        }
    }

    /// <summary>An axis that holds a range.</summary>
    public static Scale Over(double least, double most)
    {
        double range = most - least > 0 ? most - least : 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / Marked)));
        double step = power * (range / Marked / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return new Scale(Math.Floor(least / step) * step, Math.Max(Math.Ceiling(most / step), Math.Floor(least / step) + 1) * step, step);
    }

    /// <summary>A mark's text, short.</summary>
    public string Write(double mark)
    {
        (double unit, string sign) = Math.Max(Math.Abs(Most), Math.Abs(Least)) switch
        {
            >= 2e9 => (1e9, "G"),
            >= 2e6 => (1e6, "M"),
            >= 2e4 => (1e3, "k"),
            _ => (1, ""),
        };
        return mark == 0 ? "0" : (mark / unit).ToString("0.###", CultureInfo.InvariantCulture) + sign;
    }
}
