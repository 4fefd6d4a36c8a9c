// Program argo-cd is what brings objects into a cluster, each part chosen by its first argument: the application
// controller, the repository server, and a Redis in memory, where both look for what the other knows. It has no API
// server and no user interface.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/alicebob/miniredis/v2"
	controller "github.com/argoproj/argo-cd/v3/cmd/argocd-application-controller/commands"
	reposerver "github.com/argoproj/argo-cd/v3/cmd/argocd-repo-server/commands"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: filepath.Base(os.Args[0]), SilenceUsage: true}
	application := controller.NewCommand()
	application.Use = "application-controller"
	repository := reposerver.NewCommand()
	repository.Use = "repo-server"
	redis := &cobra.Command{Use: "redis ADDRESS", Args: cobra.ExactArgs(1), RunE: serveRedis}
	root.AddCommand(application, repository, redis)
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}

// serveRedis serves until it is told to end.
func serveRedis(_ *cobra.Command, args []string) error {
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(args[0]); err != nil {
		return fmt.Errorf("redis on %s: %w", args[0], err)
	}
	defer server.Close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, os.Interrupt)
	<-stop
	return nil
}
