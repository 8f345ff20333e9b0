namespace Credex.CoCreate.Bench;

internal static class Usage
{
    private const string Text = """
        Measures the app in its own process, on fresh data, through its real pages, forms and WebSockets.

          dotnet run -c Release --project Credex.CoCreate.Bench -- VERB [options]

        vote        Everybody joins, listens and votes once within the burst; every vote is looked up in the database; the host closes and
                    reveals. The same is then done with a bare SignalR hub and a bare batching SQLite writer.
                      --participants 2000   --burst 3 (seconds; 0: all at once)   --warm-up 0 (others who vote before)   --no-bare
        reconnect   Everybody is dropped at once while the result is revealed, and comes back as the browser does.
                      --participants 1000
        kill        kill -9 of the server at a random moment of the burst, and a new start on the same data; each browser sends again what was
                    not acknowledged.
                      --participants 1000   --runs 20   --burst 3
        workshop    The whole agenda of the demo workshop: a practice question, clauses, a board of 400 ideas and 4,000 dots, questions, a slide; a quarter of the
                    people read French. Every answer is looked up in the database; the memory of the server is watched.
                      --participants 500   --minutes 5
        mail        Reminders that are due at once to a real SMTP server in its own process, against a bare MailKit loop; then with kill -9 in the middle. With
                    --postgres two servers send together.
                      --count 2000
        survey      Phones answer twenty questions on four pages without think time, each again and again as somebody new; every acknowledged response is
                    looked up in the database. The same is then done with a bare API that stores the same answers over as many requests.
                      --phones 50   --seconds 60   --no-bare   --kill (kill -9 in the middle; the phones go on)
        results     The results of a survey as staff see them: overview, cross-tabulations, after a new response, and exports; at a tenth of the
                    responses, at all, and at five times as many.
                      --responses 20000   --questions 60   --only (no other number of responses)
        search      The library of good practice: its first page, words and facets, at 2,000 cases and at the number asked for; what is found is compared with a
                    plain reading of all cases.
                      --cases 20000   --only (no other number of cases)
        help        This.

        Every verb takes
          --json FILE               writes the figures there as well
          --postgres "CONNECTION"   uses a database of its own on that server instead of a fresh SQLite file; it is dropped afterwards
          --seed N                  of the random numbers, to repeat a run

        Ends with 0, with 1 when a vote or a response was lost or doubled, somebody was left behind or something wrong was found, and with 2 when it could not begin.
        """;

    public static int Print(TextWriter to, int exit)
    {
        to.WriteLine(Text);
        return exit;
    }
}
