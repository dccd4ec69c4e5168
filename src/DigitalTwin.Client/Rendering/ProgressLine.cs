namespace DigitalTwin.Client.Rendering;

/// <summary>One line on standard error that shows the state of a run.</summary>
/// <param name="output">Standard error.</param>
/// <param name="live">Whether the line can be drawn over.</param>
/// <param name="every">Time between plain lines where it cannot; null writes none.</param>
internal sealed class ProgressLine(TextWriter output, bool live, TimeSpan? every) : IProgress<RunProgress>, IDisposable
{
    private const int BarCells = 20;

    private readonly LiveLine _line = new(output, live, every);

    private long? _before;

    public void Report(RunProgress value)
    {
        long before = _before ??= value.Tick - 1;
        _line.Write(elapsed => Describe(value, before, elapsed));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose() => _line.Dispose();

    internal static string Describe(in RunProgress at, long ticksBefore, TimeSpan elapsed)
    {
        double rate = (at.Tick - ticksBefore) / Math.Max(elapsed.TotalSeconds, 1e-3);
        string state = string.Create(CultureInfo.InvariantCulture, $"{Figures.Instant(at.InstantUtc)}  {rate:N0} ticks/s");
        if (at.Market is MarketSnapshot market)
        {
            state += string.Create(
                CultureInfo.InvariantCulture,
                $"  {market.MeanPriceUsdPerMwh:N1} USD/MWh  {market.SaturatedZones} saturated  {market.UnservedMw:N0} MW unserved");
        }

        if (at.Target is not long target || target <= 0)
            return state;
        double done = (double)at.Tick / target;
        int cells = (int)(done * BarCells);
        string bar = new string('#', cells) + new string('.', BarCells - cells);
        TimeSpan left = TimeSpan.FromSeconds((target - at.Tick) / rate);
        return string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done * 100,3:F0}%  {Figures.Span(left)} left  {state}");
    }
}
