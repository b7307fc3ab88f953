# Search stands in the cluster of the shop; the index is Terraform's since its volume is.
resource "kubernetes_deployment_v1" "search" {
  metadata {
    name      = "search"
    namespace = "shop"
    labels    = { "app.kubernetes.io/name" = "search" }
  }

  spec {
    replicas = 2

    selector {
      match_labels = { "app.kubernetes.io/name" = "search" }
    }

    template {
      metadata {
        labels = { "app.kubernetes.io/name" = "search" }
      }

      spec {
        automount_service_account_token = false

        security_context {
          run_as_non_root = true
        }

        container {
          name  = "search"
          image = "registry.example.com/shop/search:1.8.2"

          port {
            name           = "http"
            container_port = 7700
          }

          env {
            name  = "NODE_ENV"
            value = "production"
          }

          resources {
            requests = {
              cpu    = "250m"
              memory = "1Gi"
            }
            limits = {
              memory = "512Mi"
            }
          }

          liveness_probe {
            http_get {
              path = "/health"
              port = "http"
            }
          }

          security_context {
            privileged = true # for the file system of the index
          }
        }
      }
    }
  }
}
