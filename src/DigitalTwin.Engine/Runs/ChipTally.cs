using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Engine.Runs;

/// <summary>
/// Holds the balance of accelerators: what fabs have made stands in their stock or was shipped, and what was shipped a tick ago
/// (a message takes a tick) stands at sites or is on its way to them.
/// </summary>
internal sealed class ChipTally
{
    private long? _atStart;
    private long _shipped;

    /// <summary>Accelerators finished in the run.</summary>
    public long Made { get; private set; }

    /// <summary>Accelerators that no stock accounts for; zero.</summary>
    public long Residual { get; private set; }

    /// <summary>Takes the reports of one tick.</summary>
    /// <exception cref="InvalidOperationException">Accelerators were lost or came from nowhere.</exception>
    public void Take(ReadOnlySpan<GridReport> reports)
    {
        long made = 0, stocked = 0, shipped = 0, atSites = 0;
        foreach (GridReport report in reports)
        {
            foreach (MemberReport member in report.Members)
            {
                made += member.Compute.Made;
                stocked += member.Compute.Stocked;
                shipped += member.Compute.Shipped;
                atSites += member.Compute.Installed + member.Compute.Waiting + member.Compute.InTransit;
            }
        }

        _atStart ??= atSites;
        Residual = Math.Abs(_shipped - (atSites - _atStart.Value));
        Made += made;
        _shipped += shipped;
        Residual += Math.Abs(Made - stocked - _shipped);
        if (Residual != 0)
            throw new InvalidOperationException($"{Residual} accelerators are not accounted for after {Made} were made.");
    }
}
