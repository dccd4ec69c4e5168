using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes the hourly figures of every member of a grid: plants and loads.</summary>
public sealed class PlantCsvWriter(string path, WorldView view)
    : CsvSink(path, "tick,utc,zone,member,output_mw,served_mw,curtailed_mw,stored_mwh,cost_usd")
{
    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        string instant = view.Instant(commit.Tick);
        for (int i = 0; i < commit.Reports.Length; i++)
        {
            GridReport report = commit.Reports.Span[i];
            for (int m = 0; m < report.Members.Length; m++)
            {
                GridMember member = report.Roster[m];
                if (member.Role == MemberRole.Office)
                    continue;
                WriteMember(commit.Tick, instant, view.World.Zones[i].Id, member.Id, report.Members[m]);
            }
        }
    }

    private void WriteMember(long tick, string instant, string zone, string id, in MemberReport report)
    {
        First(tick);
        Next(instant);
        Next(zone);
        Next(id);
        Next(report.OutputMw);
        Next(report.ServedMw);
        Next(report.CurtailedMw);
        Next(report.StoredMwh);
        Next(report.CostUsd);
        EndLine();
    }
}
